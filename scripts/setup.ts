/**
 * `npm run setup`: the first start of a real house. Makes the database if need be, and prints the one-time link of the first administrator.
 * The same as `APARTE_MODE=real npm start`, said in one word; there is no default account.
 */
process.env['APARTE_MODE'] = 'real'
await import('./start.ts')

export {}
