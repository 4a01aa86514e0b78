import type { Props } from '@theme/TOCCollapsible';
import TOCItems from '@theme/TOCItems';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { SHELL } from '../../../shell/strings.ts';
import { useLocale } from '../../page/site.ts';

/** Contents of a page on a phone, folded away in a `<details>`. */
export default function Contents({ className, ...items }: Props): ReactNode {
  return (
    <details className={clsx('contents', className)}>
      <summary>{SHELL.contents[useLocale()]}</summary>
      <TOCItems {...items} />
    </details>
  );
}
