import type { ReactNode } from 'react';
import { PAGE_TITLES } from '../content/strings.ts';
import { SAMPLES } from '../docusaurus/page/lists.ts';
import PageLink from '../docusaurus/page/PageLink.tsx';
import { useLocale } from '../docusaurus/page/site.ts';
import useLinkTarget from '../docusaurus/page/useLinkTarget.ts';
import ToolPage from '../shell/ToolPage.tsx';
import CauseTable from './CauseTable.tsx';
import { QUESTIONS as ANSWERS } from './diagnose.ts';
import styles from './DiagnosisPage.module.css';
import { fragmentOf } from './excerpt.ts';
import { FOREIGN_WORDS, QUESTIONS } from './generated/words.data.ts';
import Sentence from './Sentence.tsx';
import { PAGE } from './strings.ts';

/** Page that diagnoses a paste. Without JavaScript it is a table of all that the diagnosis knows. */
export default function DiagnosisPage(): ReactNode {
  const locale = useLocale();
  return (
    <ToolPage path="diagnose" title={PAGE_TITLES.diagnose[locale]} description={PAGE.description[locale]}>
      <main className={styles.page}>
        <header>
          <h1>{PAGE.heading[locale]}</h1>
          <p className={styles.lead}>{PAGE.lead[locale]}</p>
          <noscript>
            <p className={styles.note}>{PAGE.noScript[locale]}</p>
          </noscript>
        </header>
        <Field />
        {/* Filled by `panel.browser.ts`. */}
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
  const locale = useLocale();
  return (
    <div className={`${styles.field} needs-script`}>
      <label htmlFor="diagnosis">{PAGE.label[locale]}</label>
      <textarea
        id="diagnosis"
        data-dx="field"
        rows={8}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-describedby="diagnosis-privacy"
        placeholder={PAGE.placeholder[locale]}
      />
      <div className={styles.actions}>
        <button type="button" className="pill is-main" data-dx="go">
          {PAGE.go[locale]}
        </button>
        <button type="button" className="pill" data-dx="share" hidden>
          {PAGE.share[locale]}
        </button>
      </div>
      <p id="diagnosis-privacy" className={styles.privacy}>
        {PAGE.privacy[locale]}
      </p>
    </div>
  );
}

/** Each sample is a link that carries its text, as a shared one does. */
function Samples(): ReactNode {
  const locale = useLocale();
  return (
    <section className={`${styles.samples} needs-script`}>
      <h2>{PAGE.samples[locale]}</h2>
      <ul>
        {SAMPLES.map(({ label, runtime, text }) => (
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

/** Questions for a text that does not show its cause, and for readers who have no text. */
function Questions(): ReactNode {
  const locale = useLocale();
  return (
    <section className={styles.questions}>
      <h2>{PAGE.questions[locale]}</h2>
      <div>
        {Object.entries(ANSWERS).map(([id, answers]) => (
          <div key={id} data-question={id}>
            <h3>{QUESTIONS[id]?.ask[locale]}</h3>
            <ul>
              {answers.map(({ id: answer, page }) => (
                <li key={answer}>
                  <PageLink to={page}>
                    <Sentence>{QUESTIONS[id]?.answers[answer]?.[locale] ?? answer}</Sentence>
                  </PageLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

function Causes(): ReactNode {
  const locale = useLocale();
  useLinkTarget('causes');
  return (
    <section className={styles.causes}>
      <h2 id="causes">{PAGE.causes[locale]}</h2>
      <div className="table-scroll" tabIndex={0} role="region" aria-labelledby="causes">
        <CauseTable />
      </div>
    </section>
  );
}

/** Errors of other kinds. The script takes their explanations from here. */
function Others(): ReactNode {
  const locale = useLocale();
  return (
    <section className={styles.others}>
      <h2>{PAGE.others[locale]}</h2>
      <dl>
        {Object.entries(FOREIGN_WORDS).map(([name, words]) => (
          <div key={name} data-foreign={name}>
            <dt>{name}</dt>
            <dd>{words[locale]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
