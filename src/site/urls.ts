/** Address at which the site is published, from `SITE_URL` and `BASE_URL` while it is built. */

/** Host of the site, without a slash at the end. */
export const siteUrl = process.env['SITE_URL'] ?? 'https://tuberia-rota.example';

/** Its own root below that host, of which every locale but the first is a subfolder; ends with a slash. */
export const rootBaseUrl = process.env['BASE_URL'] ?? '/';
