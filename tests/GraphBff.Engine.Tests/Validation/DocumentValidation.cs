using GraphBff.Engine.Errors;
using GraphBff.Engine.Limits;
using GraphBff.Engine.Parsing;
using GraphBff.Engine.Validation;
using GraphQL.Types;

namespace GraphBff.Engine.Tests.Validation;

/// <summary>Validates documents against the schema with every kind of type.</summary>
internal static class DocumentValidation
{
    private static readonly ISchema Schema = ValidationSchema.Create();

    public static List<GraphError> Validate(string text, LimitOptions? limits = null)
    {
        var parsed = new DocumentParser(limits ?? new LimitOptions()).Parse(text);
        Assert.Null(parsed.Error);
        return new OperationValidator(Schema).Validate(parsed.Document!);
    }
}
