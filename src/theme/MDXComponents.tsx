import MDXComponents from '@theme-original/MDXComponents';
import CodeBlock from '@theme/CodeBlock';
import TabItem from '@theme/TabItem';
import Tabs from '@theme/Tabs';
import type { ComponentProps, ReactNode } from 'react';
import ExampleFigure from '../components/ExampleFigure/index.tsx';
import FinAndRst from '../components/FinAndRst/index.tsx';
import MatrixFilter from '../components/MatrixFilter/index.tsx';
import SequenceFigure from '../components/SequenceFigure/index.tsx';
import TableScroll from '../components/TableScroll/index.tsx';
import TakeIt from '../components/TakeIt/index.tsx';

/** A table scrolls sideways on a phone; a part of one does so with the others. */
function Table({
  'data-part': part,
  ...props
}: ComponentProps<'table'> & { readonly 'data-part'?: string }): ReactNode {
  if (part !== undefined) {
    return (
      <div className="table-part">
        <table {...props} />
      </div>
    );
  }
  return (
    <TableScroll>
      <table {...props} />
    </TableScroll>
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
