/**
 * Numbers in the search: an error's number becomes its code, addresses, times, ports and versions are dropped, and other
 * numbers of up to four digits are words.
 */
import { SYSTEM_ERRORS } from './vocabulary.data.ts';

const CODE_OF_NUMBER = new Map(
  Object.entries(SYSTEM_ERRORS).flatMap(([code, { numbers }]) =>
    numbers.split(' ').map((number) => [number, code]),
  ),
);

/** An error's number, with the word that says that it is one. */
const ERROR_NUMBER = /\b(?:errno|os error|winerror)\b[^\w\n]{0,4}(\d+)/gi;

/** Values that are different in every paste: addresses, times, ports, line numbers, process ids, versions. */
const PASSING_VALUE =
  /\b0x[\da-f]+\b|\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b|\b\d{4}-\d\d-\d\d(?:t[\d:.]+z?)?\b|\b\d\d:\d\d:\d\d(?:[.,]\d+)?\b|(?<!code|errno|status):\d+(?::\d+)?\b|\b(?=[a-f]*\d)[\da-f]{8,}(?:-[\da-f]{4,})*\b|\bpid[ =]\d+|\bv?\d+\.\d+(?:\.\d+)?\b/gi;

/** Longest number that is a word of its own: HTTP status, exit code, port. */
const MOST_DIGITS = 4;

/** Writes codes for the numbers of errors (`errno 32` becomes `epipe`), and drops passing values. */
export const withoutNumbers = (text: string): string =>
  text
    .replace(ERROR_NUMBER, (_, number: string) => ` ${CODE_OF_NUMBER.get(number) ?? number} `)
    .replace(PASSING_VALUE, ' ');

/** True for a word of digits only. */
export const isNumber = (word: string): boolean => /^\d+$/.test(word);

/** True for a number that may tell pages apart. */
export const isTelling = (number: string): boolean => number.length <= MOST_DIGITS;
