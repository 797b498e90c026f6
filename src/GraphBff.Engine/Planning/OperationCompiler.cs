using System.Text;
using System.Text.Json;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Limits;
using GraphBff.Engine.Parsing;
using GraphBff.Engine.Tracing;
using GraphBff.Engine.Validation;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Planning;

/// <summary>
/// Turns a document's bytes into an operation that can be planned: decodes, parses and validates. The slow path, once per operation.
/// </summary>
internal sealed class OperationCompiler(
    ISchema schema, DocumentParser parser, OperationValidator validator, EngineOptions options, LimitOptions limits)
{
    public OperationEntry? Compile(OperationKey key, List<GraphError> errors, OperationTrace? trace)
    {
        if (Decode(key.Query, key.IsJson, errors) is not { } text || Decode(key.OperationName, key.IsJson, errors) is not { } name)
        {
            return null;
        }

        var start = trace?.Now ?? 0;
        var parsed = parser.Parse(text);
        trace?.AddPhase("parse", start);
        if (!parsed.IsGood)
        {
            errors.Add(parsed.Error);
            return null;
        }

        start = trace?.Now ?? 0;
        var document = parsed.Document;
        errors.AddRange(validator.Validate(document));
        trace?.AddPhase("validate", start);
        if (errors.Count > 0)
        {
            return null;
        }

        try
        {
            return FindOperation(document, name, errors) is { } operation && IsServed(operation, errors)
                ? new OperationEntry(schema, document, operation, options, limits.VariableDepth)
                : null;
        }
        catch (GraphException exception)
        {
            errors.Add(exception.Error);
            return null;
        }
    }

    /// <summary>The names of a document's operations in UTF-8, empty for one that has none; nothing if it does not parse.</summary>
    public IEnumerable<byte[]> NamesIn(ReadOnlySpan<byte> document)
    {
        var parsed = parser.Parse(Encoding.UTF8.GetString(document));
        return parsed.IsGood
            ? parsed.Document.Definitions.OfType<GraphQLOperationDefinition>()
                .Select(operation => Encoding.UTF8.GetBytes(operation.Name?.StringValue ?? ""))
            : [];
    }

    private static GraphQLOperationDefinition? FindOperation(GraphQLDocument document, string name, List<GraphError> errors)
    {
        var operations = document.Definitions.OfType<GraphQLOperationDefinition>().ToArray();
        if (name.Length > 0)
        {
            if (Array.Find(operations, operation => operation.Name is { } found && found.Value == name) is { } named)
            {
                return named;
            }

            errors.Add(new GraphError(ErrorCodes.OperationNotFound, "The document has no operation of the given name."));
            return null;
        }

        if (operations.Length == 1)
        {
            return operations[0];
        }

        errors.Add(new GraphError(
            ErrorCodes.OperationNotFound,
            operations.Length == 0
                ? "The document has no operation."
                : "The document has several operations: say which by operationName."));
        return null;
    }

    private bool IsServed(GraphQLOperationDefinition operation, List<GraphError> errors)
    {
        // No validation rule covers this: without a root type, a rule has nothing to check.
        var (root, kind) = operation.Operation switch
        {
            OperationType.Mutation => (schema.Mutation, "mutation"),
            OperationType.Subscription => (schema.Subscription, "subscription"),
            _ => (schema.Query, "query"),
        };
        if (root is null)
        {
            errors.Add(new GraphError(ErrorCodes.OperationNotAllowed, $"This graph serves no {kind}."));
        }

        return root is not null;
    }

    private static string? Decode(ReadOnlySpan<byte> text, bool isJson, List<GraphError> errors)
    {
        if (!isJson || !text.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(text);
        }

        try
        {
            var reader = new Utf8JsonReader([(byte)'"', .. text, (byte)'"']);
            reader.Read();
            return reader.GetString();
        }
        catch (Exception exception) when (exception is InvalidOperationException or JsonException)
        {
            // A lone surrogate: JSON can escape it, but UTF-8 cannot encode it.
            errors.Add(new GraphError(ErrorCodes.BadRequest, "The query contains an escape that is not a valid character."));
            return null;
        }
    }
}
