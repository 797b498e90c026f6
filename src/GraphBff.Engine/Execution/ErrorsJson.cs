using GraphBff.Engine.Errors;
using GraphBff.Engine.Output;

namespace GraphBff.Engine.Execution;

/// <summary>Writes the <c>errors</c> of a response (GraphQL specification, 7.1.2).</summary>
internal static class ErrorsJson
{
    /// <summary>Writes <c>"errors":[…]</c> for failed fields.</summary>
    public static void Write(JsonOutput output, IReadOnlyList<FieldError> errors, string requestId)
    {
        output.Raw("\"errors\":["u8);
        for (var i = 0; i < errors.Count; i++)
        {
            var (error, path, locations) = errors[i];
            Open(output, i, error.Message, locations);
            if (path is { Length: > 0 })
            {
                output.Raw(",\"path\":"u8);
                Path(output, path);
            }

            Extensions(output, error, requestId);
        }

        output.Raw((byte)']');
    }

    /// <summary>Writes <c>"errors":[…]</c> for a request that was not executed.</summary>
    public static void Write(JsonOutput output, IReadOnlyList<GraphError> errors, string requestId)
    {
        output.Raw("\"errors\":["u8);
        for (var i = 0; i < errors.Count; i++)
        {
            Open(output, i, errors[i].Message, errors[i].Locations);
            Extensions(output, errors[i], requestId);
        }

        output.Raw((byte)']');
    }

    /// <summary>Writes a path as an array of keys and indices.</summary>
    public static void Path(JsonOutput output, ReadOnlySpan<PathSegment> path)
    {
        output.Raw((byte)'[');
        for (var i = 0; i < path.Length; i++)
        {
            if (i > 0)
            {
                output.Raw((byte)',');
            }

            if (path[i].Field is { } field)
            {
                output.String(field.Site.ResponseKey);
            }
            else
            {
                output.Number(path[i].Index);
            }
        }

        output.Raw((byte)']');
    }

    private static void Open(JsonOutput output, int index, string message, IReadOnlyList<SourceLocation> locations)
    {
        output.Raw(index > 0 ? ",{\"message\":"u8 : "{\"message\":"u8);
        output.String(message);
        for (var i = 0; i < locations.Count; i++)
        {
            output.Raw(i == 0 ? ",\"locations\":[{\"line\":"u8 : ",{\"line\":"u8);
            output.Number(locations[i].Line);
            output.Raw(",\"column\":"u8);
            output.Number(locations[i].Column);
            output.Raw(i == locations.Count - 1 ? "}]"u8 : "}"u8);
        }
    }

    private static void Extensions(JsonOutput output, GraphError error, string requestId)
    {
        output.Raw(",\"extensions\":{\"code\":"u8);
        output.String(error.Code);
        if (error.Service is { } service)
        {
            output.Raw(",\"service\":"u8);
            output.String(service);
        }

        if (error.Retryable)
        {
            output.Raw(",\"retryable\":true"u8);
        }

        if (error.RetryAfter is { } wait)
        {
            output.Raw(",\"retryAfter\":"u8);
            output.Number(wait.TotalSeconds);
        }

        if (error.FieldViolations.Count > 0)
        {
            Violations(output, error.FieldViolations);
        }

        if (requestId.Length > 0)
        {
            output.Raw(",\"requestId\":"u8);
            output.String(requestId);
        }

        output.Raw("}}"u8);
    }

    private static void Violations(JsonOutput output, IReadOnlyList<FieldViolation> violations)
    {
        output.Raw(",\"fieldViolations\":["u8);
        for (var i = 0; i < violations.Count; i++)
        {
            output.Raw(i > 0 ? ",{\"path\":["u8 : "{\"path\":["u8);
            for (var j = 0; j < violations[i].Path.Count; j++)
            {
                if (j > 0)
                {
                    output.Raw((byte)',');
                }

                output.String(violations[i].Path[j]);
            }

            output.Raw("],\"description\":"u8);
            output.String(violations[i].Description);
            output.Raw((byte)'}');
        }

        output.Raw((byte)']');
    }
}
