using System.Text;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Limits;
using GraphBff.Engine.Parsing;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Tests.Inputs;

/// <summary>Coerces the variables of an operation that is not validated.</summary>
internal sealed class VariableCoercion
{
    private static readonly ISchema Schema = InputSchema.Create();

    private readonly List<GraphError> _errors = [];
    private readonly VariableValues _values;

    public VariableCoercion(string definitions, string? json, int maxDepth = 16)
    {
        var document = new DocumentParser(new LimitOptions()).Parse($"query ({definitions}) {{ plain }}").Document!;
        var plan = VariablesPlan.Compile((GraphQLOperationDefinition)document.Definitions[0], Schema, document.Source, maxDepth);
        _values = plan.Coerce(json is null ? default : Encoding.UTF8.GetBytes(json), _errors);
    }

    public IReadOnlyList<GraphError> Errors => _errors;

    public string Message => Assert.Single(_errors).Message;

    /// <summary>The variable as <see cref="CoercedText"/>, or <c>absent</c>.</summary>
    public string this[string name]
    {
        get
        {
            Assert.Empty(_errors);
            return _values.TryGet(name, out var value) ? CoercedText.Of(value) : "absent";
        }
    }
}
