export { Tabs as default } from '../../../shell/Tabs.tsx';
