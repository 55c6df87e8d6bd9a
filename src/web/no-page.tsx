/**
 * The page of an address that is an act alone. It shows nothing, since its loader leads elsewhere; but only an address with a page shows the
 * page of an error, and an act that is refused, or fails, must say so to who pressed the button.
 */
export const NoPage = () => null
