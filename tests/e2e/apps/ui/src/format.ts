const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });

// The server and the browser must write the same text.
export const formatDay = (time: string) => day.format(new Date(time));

// Formats the amount as a string, so that no digit is lost.
export const formatMoney = ({ units, currencyCode }: { units: string; currencyCode: string }) =>
  new Intl.NumberFormat('en', { style: 'currency', currency: currencyCode }).format(units as Intl.StringNumericLiteral);
