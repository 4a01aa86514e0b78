import { translate } from '@docusaurus/Translate';
import MDXComponents from '@theme-original/MDXComponents';
import CodeBlock from '@theme/CodeBlock';
import TabItem from '@theme/TabItem';
import Tabs from '@theme/Tabs';
import type { ComponentProps, ReactNode } from 'react';
import ExampleFigure from '../components/ExampleFigure/index.tsx';
import FinAndRst from '../components/FinAndRst/index.tsx';
import MatrixFilter from '../components/MatrixFilter/index.tsx';
import SequenceFigure from '../components/SequenceFigure/index.tsx';
import TakeIt from '../components/TakeIt/index.tsx';

/** A table that scrolls sideways on a phone, and that the keyboard can reach to do so. */
function Table(props: ComponentProps<'table'>): ReactNode {
  return (
    <div
      className="table-scroll"
      role="group"
      aria-label={translate({ id: 'table.label', message: 'Tabla' })}
      tabIndex={0}
    >
      <table {...props} />
    </div>
  );
}

/** What is long and seldom read; the browser itself opens it, without a script. */
function Folded(props: ComponentProps<'details'>): ReactNode {
  return <details className="folded" {...props} />;
}

/** What pages may use without importing it. */
export default {
  ...MDXComponents,
  CodeBlock,
  ExampleFigure,
  FinAndRst,
  MatrixFilter,
  SequenceFigure,
  TabItem,
  Tabs,
  TakeIt,
  // As Docusaurus renames it.
  Details: Folded,
  table: Table,
};
