import Link from '@docusaurus/Link';
import Translate, { translate } from '@docusaurus/Translate';
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import catalogue from '@generated/site-checks/default/catalogue.json';
import samples from '@generated/site-checks/default/samples.json';
import type { ReactNode } from 'react';
import ToolPage from '../shell/ToolPage.tsx';
import { QUESTIONS as ANSWERS, RULES } from './diagnose.ts';
import { fragmentOf } from './excerpt.ts';
import { CAUSES, FOREIGN_WORDS, piecesOf, QUESTIONS, type Language } from './words.data.ts';
import styles from './DiagnosisPage.module.css';

/** Paste, and read the cause. Without JavaScript it is a table of all that the diagnosis knows. */
export default function Diagnose(): ReactNode {
  return (
    <ToolPage
      path="diagnose"
      title={translate({ id: 'diagnose.title', message: 'Diagnosticar un error pegado' })}
      description={translate({
        id: 'diagnose.description',
        message:
          'Se pega un error, un registro o una traza entera, y sale la causa: qué pasó, qué líneas lo dicen, con cuánta certeza y qué receta lo arregla.',
      })}
    >
      <main className={styles.page}>
        <header>
          <h1>
            <Translate id="diagnose.heading">¿Qué ha pasado?</Translate>
          </h1>
          <p className={styles.lead}>
            <Translate id="diagnose.lead">
              Un mensaje de error, un registro o una traza entera dicen a menudo por qué se rompió la tubería.
              Aquí se leen, y lo que no dicen se pregunta.
            </Translate>
          </p>
          <noscript>
            <p className={styles.note}>
              <Translate id="diagnose.noScript">
                El diagnóstico se hace en el navegador y necesita JavaScript. Sin él, abajo está la lista de
                todas las causas que reconoce, cada una con su página.
              </Translate>
            </p>
          </noscript>
        </header>
        <Field />
        {/* Filled by `diagnosis/panel.browser.ts`. */}
        <div className="dx-verdict" data-dx="verdict" role="status" />
        <div data-dx="results" />
        <Samples />
        <Questions />
        <Causes />
        <Others />
      </main>
    </ToolPage>
  );
}

function Field(): ReactNode {
  return (
    <div className={`${styles.field} needs-script`}>
      <label htmlFor="diagnosis">
        <Translate id="diagnose.label">El error, tal como salió</Translate>
      </label>
      <textarea
        id="diagnosis"
        data-dx="field"
        rows={8}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-describedby="diagnosis-privacy"
        placeholder={translate({ id: 'diagnose.placeholder', message: 'Pegar aquí' })}
      />
      <div className={styles.actions}>
        <button type="button" className="pill is-main" data-dx="go">
          <Translate id="diagnose.go">Diagnosticar</Translate>
        </button>
        <button type="button" className="pill" data-dx="share" hidden>
          <Translate id="diagnose.share">Copiar un enlace con este texto</Translate>
        </button>
      </div>
      <p id="diagnosis-privacy" className={styles.privacy}>
        <Translate id="diagnose.privacy">
          Nada se envía: el texto se lee en este navegador y no sale de él, salvo en el enlace que se copie.
        </Translate>
      </p>
    </div>
  );
}

/** Each sample is a link that carries its text, as a shared one does. */
function Samples(): ReactNode {
  return (
    <section className={`${styles.samples} needs-script`}>
      <h2>
        <Translate id="diagnose.samples">Para probar, errores grabados</Translate>
      </h2>
      <ul>
        {samples.map(({ label, runtime, text }) => (
          <li key={runtime}>
            <a href={fragmentOf(text)}>
              <code>{label}</code>
              <span>{runtime}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is asked when a text cannot tell: also an answer for who has no text at all. */
function Questions(): ReactNode {
  const language = useLanguage();
  return (
    <section className={styles.questions}>
      <h2>
        <Translate id="diagnose.questions">Si el texto no lo dice</Translate>
      </h2>
      <div>
        {Object.entries(ANSWERS).map(([id, answers]) => {
          const words = QUESTIONS[id as keyof typeof QUESTIONS];
          return (
            <div key={id} data-question={id}>
              <h3>{words.ask[language]}</h3>
              <ul>
                {answers.map(({ id: answer, page }) => (
                  <li key={answer}>
                    <Link to={page}>
                      <Said>{words.answers[answer]?.[language] ?? answer}</Said>
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </section>
  );
}

/** Every cause that a rule knows, under the page of its error. The script takes its sentences from here. */
function Causes(): ReactNode {
  const language = useLanguage();
  // Pages link here: Docusaurus takes note of headings in Markdown alone.
  useBrokenLinks().collectAnchor('causes');
  // Errors first, in the order of the site; a cause without an error of its own stands under its recipe.
  const order = [...catalogue].sort((a, b) => Number(a.kind === 'recipes') - Number(b.kind === 'recipes'));
  const groups = order
    .map(({ to }) => [to, RULES.filter(({ error, page }) => (error ?? page) === to)] as const)
    .filter(([, rules]) => rules.length > 0);
  return (
    <section className={styles.causes}>
      <h2 id="causes">
        <Translate id="diagnose.causes">Las causas que reconoce</Translate>
      </h2>
      <div className="table-scroll" tabIndex={0} role="region" aria-labelledby="causes">
        <table>
          <thead>
            <tr>
              <th scope="col">
                <Translate id="diagnose.column.error">Error</Translate>
              </th>
              <th scope="col">
                <Translate id="diagnose.column.cause">Qué pasó</Translate>
              </th>
              <th scope="col">
                <Translate id="diagnose.column.page">Qué hacer</Translate>
              </th>
            </tr>
          </thead>
          {groups.map(([error, rules]) => (
            <tbody key={error}>
              {rules.map(({ id, page }, n) => (
                <tr key={id} data-cause={id}>
                  {n === 0 && (
                    <th scope="rowgroup" rowSpan={rules.length}>
                      <Link to={error}>{labelOf(error)}</Link>
                    </th>
                  )}
                  <td data-what>
                    <Said>{CAUSES[id]?.what[language] ?? ''}</Said>
                    {CAUSES[id]?.settle !== undefined && (
                      <span hidden data-settle>
                        <Said>{CAUSES[id].settle[language]}</Said>
                      </span>
                    )}
                  </td>
                  <td>
                    <Link to={page}>{labelOf(page)}</Link>
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}

function Others(): ReactNode {
  const language = useLanguage();
  return (
    <section className={styles.others}>
      <h2>
        <Translate id="diagnose.others">Lo que no es una tubería rota</Translate>
      </h2>
      <dl>
        {Object.entries(FOREIGN_WORDS).map(([name, words]) => (
          <div key={name} data-foreign={name}>
            <dt>{name}</dt>
            <dd>{words[language]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Said({ children }: { readonly children: string }): ReactNode {
  return piecesOf(children).map(({ text, isCode }, n) => (isCode ? <code key={n}>{text}</code> : text));
}

const labelOf = (page: string): string => catalogue.find(({ to }) => to === page)?.label ?? page;

function useLanguage(): Language {
  return useDocusaurusContext().i18n.currentLocale === 'en' ? 'en' : 'es';
}
