const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });
const minute = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

export const formatDay = (time: string) => day.format(new Date(time));

export const formatMinute = (time: string) => minute.format(new Date(time));

// Formats the amount as a string, so that no digit is lost.
export const formatMoney = ({ units, currencyCode }: { units: string; currencyCode: string }) =>
  new Intl.NumberFormat('en', { style: 'currency', currency: currencyCode }).format(units as Intl.StringNumericLiteral);
