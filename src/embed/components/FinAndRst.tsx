import { useId, type ReactNode } from 'react';
import { useLocale } from '../../docusaurus/page/site.ts';
import { ENDS } from '../../trace/strings.ts';
import { FIN_AND_RST } from '../strings.ts';
import styles from './FinAndRst.module.css';

const OURS = 130;
const PEERS = 310;

/** An arrow from one life line to the other, with what crosses. */
function Segment({
  y,
  to,
  label,
  kind,
}: {
  readonly y: number;
  readonly to: 'ours' | 'peer';
  readonly label: string;
  readonly kind: string | undefined;
}): ReactNode {
  const [from, end, back] = to === 'ours' ? [PEERS - 6, OURS + 6, 9] : [OURS + 6, PEERS - 6, -9];
  return (
    <g className={kind}>
      <line x1={from} y1={y} x2={end} y2={y + 14} />
      <path d={`M${end} ${y + 14} l${back} -6 m${-back} 6 l${back} 4.6`} />
      <text x={(OURS + PEERS) / 2} y={y - 4} textAnchor="middle">
        {label}
      </text>
    </g>
  );
}

/** The break of a connection, drawn: FIN, a write that is accepted, RST, a write that fails. */
export default function FinAndRst(): ReactNode {
  const id = useId();
  const locale = useLocale();
  const description = FIN_AND_RST.description[locale];
  return (
    <figure className={styles.figure}>
      <svg viewBox="0 0 450 318" role="img" aria-labelledby={`${id}-title ${id}-description`}>
        <title id={`${id}-title`}>{FIN_AND_RST.title[locale]}</title>
        <desc id={`${id}-description`}>{description}</desc>
        <g className={styles.heads}>
          <text x={OURS} y="20" textAnchor="middle">
            {ENDS.ours[locale]}
          </text>
          <text x={PEERS} y="20" textAnchor="middle">
            {ENDS.peer[locale]}
          </text>
        </g>
        <g className={styles.lives}>
          <line x1={OURS} y1="32" x2={OURS} y2="232" />
          <line x1={PEERS} y1="32" x2={PEERS} y2="214" />
        </g>
        <g className={styles.calls}>
          <text x={PEERS + 10} y="62">
            close()
          </text>
          <text x={OURS - 10} y="98" textAnchor="end">
            end
          </text>
          <text x={OURS - 10} y="150" textAnchor="end">
            write ✓
          </text>
          <text x={OURS - 10} y="276" textAnchor="end">
            write ✗
          </text>
        </g>
        <g className={styles.states}>
          <text x={PEERS + 10} y="84">
            FIN_WAIT2
          </text>
          <text x={OURS - 10} y="116" textAnchor="end">
            CLOSE_WAIT
          </text>
          <text x={PEERS + 10} y="172">
            {FIN_AND_RST.nobody[locale]}
          </text>
          <text x={OURS - 10} y="226" textAnchor="end">
            {FIN_AND_RST.gone[locale]}
          </text>
        </g>
        <Segment y={66} to="ours" label="FIN" kind={styles.fin} />
        <Segment y={146} to="peer" label={FIN_AND_RST.data[locale]} kind={styles.data} />
        <Segment y={200} to="ours" label="RST" kind={styles.rst} />
        <g className={styles.rst}>
          <path d={`M${OURS - 6} 266 l12 12 m0 -12 l-12 12`} />
          <text x={OURS + 18} y="277" className={styles.epipe}>
            EPIPE
          </text>
        </g>
        <text x={OURS + 18} y="298" className={styles.note}>
          {FIN_AND_RST.nothing[locale]}
        </text>
      </svg>
      <figcaption>{description}</figcaption>
    </figure>
  );
}
