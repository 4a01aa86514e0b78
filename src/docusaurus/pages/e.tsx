export { default } from '../../error-addresses/ErrorListPage.tsx';
