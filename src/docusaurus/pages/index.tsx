export { default } from '../../shell/HomePage.tsx';
