using Google.Rpc;
using Grpc.Core;

namespace GraphBff.DemoServices.Errors;

/// <summary>What is wrong with a request, field by field. Fields are named as in the proto: <c>lines[0].quantity</c>.</summary>
internal sealed class Violations(string domain)
{
    public const int MaxIdLength = 128;

    // Details travel in the trailers, whose size clients limit.
    private const int MaxReported = 20;

    private readonly List<BadRequest.Types.FieldViolation> _found = [];

    public void Add(string field, string description)
        => _found.Add(new() { Field = field, Description = description });

    /// <summary>An id is not empty and has at most <see cref="MaxIdLength"/> characters.</summary>
    public void CheckId(string field, string id)
    {
        if (id.Length is 0 or > MaxIdLength)
        {
            Add(field, $"An id has 1 to {MaxIdLength} characters.");
        }
    }

    /// <summary>Returns the ids without repetitions.</summary>
    public List<string> CheckIds(string field, IReadOnlyList<string> ids, int max)
    {
        if (ids.Count > max)
        {
            Add(field, $"At most {max} ids can be asked for at once.");
            return [];
        }

        for (var i = 0; i < ids.Count; i++)
        {
            CheckId($"{field}[{i}]", ids[i]);
        }

        return [.. ids.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A filter by status is a known one, or unspecified for all.</summary>
    public void CheckStatus<TStatus>(string field, TStatus status)
        where TStatus : struct, Enum
    {
        if (!Enum.IsDefined(status))
        {
            Add(field, "This is not a known status.");
        }
    }

    public void CheckLength(string field, string text, int max)
    {
        if (text.Length > max)
        {
            Add(field, $"At most {max} characters are allowed.");
        }
    }

    /// <exception cref="RpcException">INVALID_ARGUMENT with a BadRequest, if anything was added.</exception>
    public void ThrowIfAny()
    {
        if (_found.Count == 0)
        {
            return;
        }

        var badRequest = new BadRequest();
        badRequest.FieldViolations.AddRange(_found.Take(MaxReported));
        throw ServiceError.Create(
            StatusCode.InvalidArgument,
            "The request is not valid.",
            new ErrorInfo { Domain = domain, Reason = "INVALID_REQUEST" },
            badRequest);
    }
}
