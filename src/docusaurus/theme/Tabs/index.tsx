import Tabs from '@theme-init/Tabs';
import type { Props } from '@theme/Tabs';
import type { ReactNode } from 'react';

/** The theme's tabs, and which of them go together: `shell/tabs.browser.ts` moves them before React is there. */
export default function GroupedTabs(props: Props): ReactNode {
  return (
    <div data-tab-group={props.groupId}>
      <Tabs {...props} />
    </div>
  );
}
