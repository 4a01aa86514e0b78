import { checkEveryPage } from './pages.ts';

checkEveryPage('en');
