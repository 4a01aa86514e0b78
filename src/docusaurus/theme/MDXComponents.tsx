import MDXComponents from '@theme-init/MDXComponents';
import CodeBlock from '@theme/CodeBlock';
import TabItem from '@theme/TabItem';
import Tabs from '@theme/Tabs';
import type { ComponentProps, ReactNode } from 'react';
import ExampleFigure from '../../embed/components/ExampleFigure.tsx';
import FinAndRst from '../../embed/components/FinAndRst.tsx';
import MatrixFilter from '../../embed/components/MatrixFilter.tsx';
import SequenceFigure from '../../trace/SequenceFigure.tsx';
import TableScroll from '../../embed/components/TableScroll.tsx';
import TakeIt from '../../embed/components/InstallCommands.tsx';

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

/** Content that is long and seldom read; the browser itself opens it, without a script. */
function Folded(props: ComponentProps<'details'>): ReactNode {
  return <details className="folded" {...props} />;
}

/** Components that pages may use without importing them. */
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
