using System.Globalization;
using System.Text.RegularExpressions;
using GraphBff.DemoServices.Errors;

namespace GraphBff.DemoServices.Users;

/// <summary>What a user's name and email address look like.</summary>
internal static partial class UserRules
{
    private const int MaxNameLength = 100;
    private const int MaxEmailLength = 254;

    // A character that people see can consist of several chars; this bounds the text as a whole.
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

    // The rule of HTML's input type=email, with at least one dot in the domain.
    [GeneratedRegex(
        @"^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Email();
}
