/** Elements of a page, as a browser's parser finds them. */
import { expect, test } from 'vitest';
import { elementsOf } from '../../src/lib/html.ts';

const namesOf = (page: string): string[] => elementsOf(page).map(({ name }) => name);
/** The start tag of each element, cut out of the page by its place. */
const tagsOf = (page: string): string[] => elementsOf(page).map(({ start, end }) => page.slice(start, end));

test('elements stand in the order of the page; what the parser puts in itself is left out', () => {
  expect(namesOf('<p>one<p>two<table><tr><td>x</table>')).toEqual(['p', 'p', 'table', 'tr', 'td']);
});

test('names are in lower case, values have their character references resolved', () => {
  const [svg, path] = elementsOf('<SVG viewBox="0 0 1 1"><PATH D="a&amp;b" hidden></svg>');
  expect(svg?.name).toBe('svg');
  expect(svg?.attributes.get('viewbox')).toBe('0 0 1 1');
  expect([...(path?.attributes ?? [])]).toEqual([
    ['d', 'a&b'],
    ['hidden', ''],
  ]);
});

test('an element has the text directly within it; a script all that it holds', () => {
  const [p, b, script] = elementsOf('<p>a <b>b</b> c</p><script>if (a < b) "</p>"</script>');
  expect([p?.text, b?.text, script?.text]).toEqual(['a  c', 'b', 'if (a < b) "</p>"']);
  expect([p?.parent, b?.parent]).toEqual(['body', 'p']);
});

test('each stands where its tag does, in a noscript and a template too', () => {
  const page =
    '<!doctype html><p>é</p><noscript>x<img src="a.png"><b>y</b></noscript><template><i title="1"></i></template><u></u>';
  expect(tagsOf(page)).toEqual([
    '<p>',
    '<noscript>',
    '<img src="a.png">',
    '<b>',
    '<template>',
    '<i title="1">',
    '<u>',
  ]);
});

test('what stands in a comment or in text is no element', () => {
  expect(namesOf('<!-- <b> --><p title="<i>">&lt;u></p><textarea><s></textarea>')).toEqual(['p', 'textarea']);
});
