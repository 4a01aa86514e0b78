import Tabs from '@theme-original/Tabs';
import type { Props } from '@theme/Tabs';
import type { ReactNode } from 'react';

/** The theme's tabs, and which of them go together: `browser/tabs.ts` moves them before React is there. */
export default function GroupedTabs(props: Props): ReactNode {
  return (
    <div data-tab-group={props.groupId}>
      <Tabs {...props} />
    </div>
  );
}
