export { default } from '../../diagnosis/DiagnosisPage.tsx';
