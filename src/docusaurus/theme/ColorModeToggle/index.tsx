import type { Props } from '@theme/ColorModeToggle';
import IconDarkMode from '@theme/Icon/DarkMode';
import IconLightMode from '@theme/Icon/LightMode';
import IconSystemColorMode from '@theme/Icon/SystemColorMode';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { ColourChoice } from '../../../shell/colour-choice.ts';
import { SHELL } from '../../../shell/strings.ts';
import { fill } from '../../../site/strings.ts';
import { useLocale } from '../../page/site.ts';
import styles from './styles.module.css';

/** Colour switch. `shell/colours.browser.ts` works it; the page is built as for a reader who has chosen nothing. */
export default function ColorModeToggle({ className, buttonClassName }: Props): ReactNode {
  const locale = useLocale();
  const label = (choice: ColourChoice): string =>
    fill(SHELL.colours[locale], { mode: SHELL[`colours_${choice}`][locale] });
  return (
    <div className={className}>
      <button
        type="button"
        className={clsx('clean-btn needs-script', styles.switch, buttonClassName)}
        title={label('system')}
        aria-label={label('system')}
        data-colour-switch=""
        data-system={label('system')}
        data-light={label('light')}
        data-dark={label('dark')}
      >
        <IconLightMode aria-hidden className={clsx(styles.icon, styles.light)} />
        <IconDarkMode aria-hidden className={clsx(styles.icon, styles.dark)} />
        <IconSystemColorMode aria-hidden className={clsx(styles.icon, styles.system)} />
      </button>
    </div>
  );
}
