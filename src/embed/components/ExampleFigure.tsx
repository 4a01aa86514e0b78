import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useLocale, useRootUrl } from '../../docusaurus/page/site.ts';
import { FIGURE_TEXT } from '../strings.ts';
import styles from './ExampleFigure.module.css';

/** Attributes that `embed/nodes.ts` writes. */
export interface Props {
  /** `source` is code, `output` what a run printed, `fields` one recorded error, `spellings` all forms of one. */
  readonly kind: 'source' | 'output' | 'fields' | 'spellings';
  /** Absent from spellings, which come from several examples. */
  readonly example?: string;
  /** The file behind it, as a path inside `examples/`. */
  readonly file?: string;
  /** Runtime, version and platform, such as "Node.js 20.20.2, Linux". */
  readonly recordedOn?: string;
  readonly command?: string;
  readonly exitCode?: string;
  readonly signal?: string;
  readonly children: ReactNode;
}

/** Frame of all code and output on pages, with a caption that names the file and the runtime. */
export default function ExampleFigure(props: Props): ReactNode {
  const { kind, file, recordedOn, command, children } = props;
  const root = useRootUrl();
  const locale = useLocale();
  const caption = file !== undefined && (
    <figcaption className={styles.caption}>
      {/* A file beside the pages, not a page: it opens as it is, outside the router and its link check. */}
      <a className={styles.file} href={`${root}examples/${file}`}>
        {file.split('/').at(-1)}
      </a>
      {recordedOn !== undefined && (
        <span>
          {`${FIGURE_TEXT.recorded[locale]} `}
          <b>{recordedOn}</b>
        </span>
      )}
    </figcaption>
  );
  return (
    <figure className={clsx(styles.figure, styles[kind])} data-example={props.example} data-kind={kind}>
      {kind === 'output' && (
        <div className={styles.bar}>
          {command === undefined ? <span /> : <code className={styles.command}>{command}</code>}
          <Ending {...props} />
        </div>
      )}
      {kind === 'source' && caption}
      {children}
      {kind !== 'source' && caption}
    </figure>
  );
}

/** End of a run: its exit code, or the signal that killed it. */
function Ending({ exitCode, signal }: Props): ReactNode {
  const locale = useLocale();
  if (signal !== undefined) {
    return (
      <span className={clsx(styles.badge, styles.bad)}>{`${FIGURE_TEXT.signal[locale]} ${signal}`}</span>
    );
  }
  if (exitCode === undefined) return null;
  return (
    <span className={clsx(styles.badge, exitCode === '0' ? styles.good : styles.bad)}>
      {`${FIGURE_TEXT.exit[locale]} ${exitCode}`}
    </span>
  );
}
