using System.Globalization;
using GraphBff.MockServices.Names;
using Grpc.Core;

namespace GraphBff.MockServices.Faults;

/// <summary>Which share of calls fails, and how.</summary>
/// <param name="Target">Which calls.</param>
/// <param name="Code">The status of those that fail.</param>
/// <param name="Reason">The reason in their google.rpc.ErrorInfo; empty for none.</param>
/// <param name="Share">How many fail: more than 0, and 1 for all.</param>
public sealed record FailureRule(CallTarget Target, StatusCode Code, string Reason, double Share)
{
    private static readonly Dictionary<string, StatusCode> Codes = Enum.GetValues<StatusCode>()
        .Where(code => code != StatusCode.OK)
        .ToDictionary(NameOf);

    /// <summary>
    /// Reads <c>users:UNAVAILABLE</c>, <c>users.GetUser:UNAVAILABLE:0.2</c> or <c>orders:FAILED_PRECONDITION/OUT_OF_STOCK:1</c>.
    /// </summary>
    /// <exception cref="FormatException">The text is none of these; the message says why.</exception>
    public static FailureRule Parse(string text, IReadOnlyList<MockedService> services)
    {
        if (text.Split(':') is not [var target, var status, .. var rest] || rest.Length > 1)
        {
            throw new FormatException($"'{text}' is not of the form service:CODE:share, such as users:UNAVAILABLE:0.2.");
        }

        var (name, reason) = status.Split('/', 2) is [var code, var cause] ? (code, cause) : (status, "");
        if (!Codes.TryGetValue(name, out var known))
        {
            throw new FormatException($"There is no status '{name}' to fail with. There are {string.Join(", ", Codes.Keys)}.");
        }

        var share = 1.0;
        return rest is [var number]
            && !(double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out share) && share is > 0 and <= 1)
                ? throw new FormatException($"'{number}' is not a share. A share is more than 0 and at most 1.")
                : new FailureRule(CallTarget.Parse(target, services), known, reason, share);
    }

    private static string NameOf(StatusCode code) => Words.Snake(code.ToString()).ToUpperInvariant();
}
