using GraphBff.Engine.Errors;
using GraphBff.Transport.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace GraphBff.Adapters.Rest;

/// <summary>Why a request has no other response (RFC 9457).</summary>
/// <param name="Status">The status code.</param>
/// <param name="Code">The code of the error, as in <c>extensions.code</c> of the graph.</param>
/// <param name="Detail">Text for people.</param>
internal sealed record Problem(int Status, string Code, string Detail)
{
    private const string Prefix = "urn:problem-type:";

    /// <summary>A query found nothing.</summary>
    public static Problem NotFound { get; } = new(StatusCodes.Status404NotFound, ErrorCodes.NotFound, "There is nothing of this id.");

    /// <summary>What is wrong with which part of the request.</summary>
    public IReadOnlyList<RequestFault> Faults { get; init; } = [];

    /// <summary>The type of the domain's error; null for none. It makes the problem's <c>type</c>.</summary>
    public string? ErrorType { get; init; }

    /// <summary>Whether the same request may succeed later.</summary>
    public bool Retryable { get; init; }

    /// <summary>How many seconds to wait before a retry; null if unknown.</summary>
    public double? RetryAfter { get; init; }

    public string Title => ReasonPhrases.GetReasonPhrase(Status);

    /// <summary>Names the kind of the problem: of the domain's error type, else of the code.</summary>
    public string Type => ErrorType is { } type ? TypeOf(type) : Prefix + Code.ToLowerInvariant().Replace('_', '-');

    /// <summary>The kind of a problem of the domain.</summary>
    public static string TypeOf(string errorType) => Prefix + Kebab(errorType);

    public static Problem Of(Refusal refusal)
        => new(refusal.Status, refusal.Error.Code, refusal.Error.Message) { Retryable = refusal.Error.Retryable };

    public static Problem OfFault(RequestFault fault) => new(400, ErrorCodes.BadUserInput, Sentence(fault)) { Faults = [fault] };

    private static string Sentence(RequestFault fault)
        => fault.Parameter is { } name ? $"The parameter '{name}' is not valid. {fault.Detail}" : fault.Detail;

    // EmailTakenError is email-taken.
    private static string Kebab(string name)
    {
        var words = name.EndsWith("Error", StringComparison.Ordinal) ? name[..^"Error".Length] : name;
        var letters = words.Select(letter => char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{letter}");
        return string.Concat(letters).TrimStart('-');
    }
}
