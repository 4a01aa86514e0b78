// @ts-check
/** Folders of a build: it is made beside the version that is being served, and takes its place when it is whole. */
import { existsSync, renameSync, rmSync } from 'node:fs';

/** Folder in which a version is made. @param {string} folder */
export const nextOf = (folder) => `${folder}.next`;

/** Folder of the version before. @param {string} folder */
export const earlierOf = (folder) => `${folder}.previous`;

/**
 * Puts the version that has been made in the place of the one before, which is kept.
 * @param {string} folder
 */
export function swap(folder) {
  rmSync(earlierOf(folder), { recursive: true, force: true });
  if (existsSync(folder)) renameSync(folder, earlierOf(folder));
  renameSync(nextOf(folder), folder);
}
