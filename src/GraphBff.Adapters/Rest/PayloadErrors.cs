using System.Text.Json;
using GraphBff.Adapters.Operations;
using GraphBff.Engine.Types.Mutations;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Adapters.Rest;

/// <summary>The errors of the domain in a mutation's payload, which REST answers with a status.</summary>
internal sealed class PayloadErrors
{
    private const string TypeName = "__typename";

    private readonly ISchema _schema;
    private readonly JsonPath _path;

    private PayloadErrors(ISchema schema, FieldType field, string root, string errors)
    {
        _schema = schema;
        Types = [.. ((UnionGraphType)Named(field.ResolvedType!)).PossibleTypes];
        _path = new JsonPath([root, errors]);
    }

    /// <summary>The types of the errors. Each is an <see cref="IErrorType"/>.</summary>
    public IReadOnlyList<IObjectGraphType> Types { get; }

    /// <summary>The errors of an operation; null if its root field has none.</summary>
    /// <exception cref="OperationFileException">The operation does not select them, so a request could not learn of them.</exception>
    public static PayloadErrors? Of(OperationFile file, ISchema schema)
    {
        if (file.Kind != OperationType.Mutation
            || file.Operation.SelectionSet.Selections is not [GraphQLField root]
            || Named(schema.Mutation!.Fields.Find(root.Name)!.ResolvedType!) is not IObjectGraphType payload
            || payload.Fields.FirstOrDefault(IsErrors) is not { } errors)
        {
            return null;
        }

        var selected = root.SelectionSet!.Selections.OfType<GraphQLField>().FirstOrDefault(field => field.Name.Value == errors.Name);
        return selected?.SelectionSet?.Selections.OfType<GraphQLField>().Any(field => field.Name.Value == TypeName && field.Alias is null)
            == true
            ? new PayloadErrors(schema, errors, OperationFile.ResponseName(root), OperationFile.ResponseName(selected))
            : throw new OperationFileException(
                file.File,
                1,
                $"It must select {errors.Name} {{ {TypeName} ... on Error {{ message }} }}, since REST answers them with a status.");
    }

    /// <summary>The errors in a response; null if there are none. Dispose them.</summary>
    public JsonDocument? In(ReadOnlyMemory<byte> json)
    {
        var errors = _path.Find(json);
        return errors.Span is [(byte)'[', (byte)'{', ..] ? JsonDocument.Parse(errors) : null;
    }

    /// <summary>The code of an error, which its type declares.</summary>
    public string CodeOf(JsonElement error) => ((IErrorType)_schema.AllTypes[NameOf(error)]!).Code;

    public static string NameOf(JsonElement error) => error.GetProperty(TypeName).GetString()!;

    private static bool IsErrors(FieldType field)
        => Named(field.ResolvedType!) is UnionGraphType union && union.PossibleTypes.All(type => type is IErrorType);

    private static IGraphType Named(IGraphType type)
    {
        while (type is IProvideResolvedType wrapper)
        {
            type = wrapper.ResolvedType!;
        }

        return type;
    }
}
