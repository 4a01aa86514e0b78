export { TabItem as default } from '../../../shell/Tabs.tsx';
