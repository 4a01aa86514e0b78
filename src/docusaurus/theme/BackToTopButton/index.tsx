/** Nothing in place of the theme's button, which only React shows: the browser's own keys lead to the top. */
export default function NoBackToTopButton(): null {
  return null;
}
