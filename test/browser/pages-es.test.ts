import { checkEveryPage } from './pages.ts';

checkEveryPage('es');
