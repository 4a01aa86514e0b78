export { default, type Props } from '../../../code/CodeBlock.tsx';
