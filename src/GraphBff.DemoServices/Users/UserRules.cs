using System.Globalization;
using System.Text.RegularExpressions;
using GraphBff.DemoServices.Errors;

namespace GraphBff.DemoServices.Users;

/// <summary>The rules for a user's name and email address.</summary>
internal static partial class UserRules
{
    private const int MaxNameLength = 100;
    private const int MaxEmailLength = 254;

    // A visible character may consist of several chars. This limits the length of the whole text.
    private const int MaxNameChars = 4 * MaxNameLength;

    public static void CheckName(Violations violations, string name)
    {
        if (name.Length is 0 or > MaxNameChars || new StringInfo(name).LengthInTextElements > MaxNameLength)
        {
            violations.Add("name", $"A name has 1 to {MaxNameLength} characters.");
        }
        else if (name.Any(char.IsControl))
        {
            violations.Add("name", "A name has no control characters.");
        }
    }

    public static void CheckEmail(Violations violations, string email)
    {
        if (email.Length > MaxEmailLength)
        {
            violations.Add("email", $"An email address has at most {MaxEmailLength} characters.");
        }
        else if (!Email().IsMatch(email))
        {
            violations.Add("email", "This is not a valid email address.");
        }
    }

    // The rule of HTML's input type=email, but with at least one dot in the domain.
    [GeneratedRegex(
        @"^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Email();
}
