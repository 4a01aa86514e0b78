/** Samples that the page of the diagnosis offers: recorded, named by their error, and explained. */
import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { listSamples } from '../../src/diagnosis/samples.build.ts';

const samples = listSamples();

test('each is named by the line of its error, without what stands around it', () => {
  for (const { label, text, runtime } of samples) {
    expect(text).toContain(label);
    expect(label).toMatch(/^[A-Z]\w*Error\b.*: |^Error: /);
    expect(label).not.toMatch(/Uncaught|cause\]|\{$/);
    expect(runtime).toMatch(/^(?:Node\.js|Deno|Bun|Python) \d+\.\d+/);
  }
  expect(new Set(samples.map(({ label, runtime }) => `${label} ${runtime}`)).size).toBe(samples.length);
});

test('each leads to a page of its own', () => {
  const pages = samples.map(({ text }) => diagnose(text).causes[0]?.page);
  expect(pages).not.toContain(undefined);
  expect(new Set(pages).size).toBe(samples.length);
});
