import type { ReactNode } from 'react';
import styles from './BrokenPipe.module.css';

/** The site's emblem, drawn wide: a pipe that breaks between its writer and its reader. */
export default function BrokenPipe(): ReactNode {
  return (
    <div className={styles.pipe} aria-hidden="true">
      <div className={styles.half}>
        <span>write()</span>
      </div>
      <svg viewBox="0 0 200 90" width="200" height="90">
        <path className={styles.metal} d="M0 25h48l14 9-12 10 16 8-10 13H0z" />
        <rect className={styles.flange} x="22" y="18" width="12" height="54" rx="4" />
        <path className={styles.metal} d="M200 35h-44l-16 7 12 11-15 9 9 13h54z" />
        <rect className={styles.flange} x="168" y="28" width="12" height="54" rx="4" />
        <g className={styles.drops}>
          <circle cx="84" cy="44" r="6" />
          <circle cx="102" cy="56" r="4.5" />
          <circle cx="93" cy="72" r="3.5" />
          <circle cx="116" cy="78" r="3" />
          <circle cx="76" cy="66" r="2.5" />
        </g>
      </svg>
      <div className={styles.half}>
        <span>close()</span>
      </div>
    </div>
  );
}
