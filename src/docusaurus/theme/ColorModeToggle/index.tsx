import { translate } from '@docusaurus/Translate';
import type { Props } from '@theme/ColorModeToggle';
import IconDarkMode from '@theme/Icon/DarkMode';
import IconLightMode from '@theme/Icon/LightMode';
import IconSystemColorMode from '@theme/Icon/SystemColorMode';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { choiceOf, nextChoice, type ColourChoice } from '../../../shell/colour-choice.ts';
import styles from './styles.module.css';

/** What the switch says of itself while a choice holds. */
function label(choice: ColourChoice): string {
  const mode = {
    system: translate({ id: 'theme.colorToggle.ariaLabel.mode.system', message: 'system mode' }),
    light: translate({ id: 'theme.colorToggle.ariaLabel.mode.light', message: 'light mode' }),
    dark: translate({ id: 'theme.colorToggle.ariaLabel.mode.dark', message: 'dark mode' }),
  }[choice];
  return translate(
    {
      id: 'theme.colorToggle.ariaLabel',
      message: 'Switch between dark and light mode (currently {mode})',
    },
    { mode },
  );
}

/** The theme's colour switch, except that it works before React is there: then `shell/colours.browser.ts` does it. */
export default function ColorModeToggle({ className, buttonClassName, value, onChange }: Props): ReactNode {
  const choice = choiceOf(value ?? undefined);
  return (
    <div className={className}>
      <button
        type="button"
        className={clsx('clean-btn', styles.switch, buttonClassName)}
        title={label(choice)}
        aria-label={label(choice)}
        data-colour-switch=""
        data-system={label('system')}
        data-light={label('light')}
        data-dark={label('dark')}
        onClick={() => {
          const next = nextChoice(choice);
          onChange(next === 'system' ? null : next);
        }}
      >
        <IconLightMode aria-hidden className={clsx(styles.icon, styles.light)} />
        <IconDarkMode aria-hidden className={clsx(styles.icon, styles.dark)} />
        <IconSystemColorMode aria-hidden className={clsx(styles.icon, styles.system)} />
      </button>
    </div>
  );
}
