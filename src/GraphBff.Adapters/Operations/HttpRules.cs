using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Adapters.Operations;

/// <summary>Checks that a route and the variables of its operation fit.</summary>
internal static class HttpRules
{
    /// <param name="file">The operation.</param>
    /// <param name="schema">The graph.</param>
    /// <param name="directive">Its <c>@http</c>, for the place of an error; null if it has none.</param>
    /// <exception cref="DirectiveException">They do not fit.</exception>
    public static void Check(OperationFile file, ISchema schema, GraphQLDirective? directive)
    {
        if (file.Http is not { } route || directive is null)
        {
            return;
        }

        Require(file.Kind != OperationType.Subscription, "REST serves no subscription.");
        Require(route.Method != "GET" || file.Kind == OperationType.Query, "GET is for queries only.");
        Require(route.Method != "GET" || file.BodyVariable is null, "A GET has no body, so no variable can have @body.");
        var variables = (file.Operation.Variables?.Items ?? []).ToDictionary(variable => variable.Variable.Name.StringValue);
        foreach (var parameter in route.Parameters)
        {
            Require(
                variables.ContainsKey(parameter.Variable),
                $"The parameter '{parameter.Name}' sets ${parameter.Variable}, which the operation does not declare.");
            Require(
                parameter.Field is not null || parameter.Variable != file.BodyVariable,
                $"The parameter '{parameter.Name}' and the body both set ${parameter.Variable}.");
            Require(
                BindingType.Of(schema, variables[parameter.Variable], parameter.Field) is { Type: not IInputObjectGraphType },
                $"The parameter '{parameter.Name}' must set a value of a scalar or an enum.");
        }

        RequireDistinct(route.RouteParameters, "route");
        RequireDistinct(route.QueryParameters, "query string");
        foreach (var (name, variable) in variables)
        {
            Require(
                name == file.BodyVariable
                    || variable.Type is not GraphQLNonNullType
                    || variable.DefaultValue is not null
                    || route.Parameters.Any(parameter => parameter.Variable == name),
                $"Nothing in a request sets ${name}, which the operation requires.");
        }

        void Require(bool holds, string message)
        {
            if (!holds)
            {
                throw new DirectiveException(directive, message);
            }
        }

        void RequireDistinct(IReadOnlyList<ParameterBinding> parameters, string place)
            => Require(
                parameters.Select(parameter => parameter.Name).Distinct(StringComparer.Ordinal).Count() == parameters.Count,
                $"A parameter of the {place} has a name twice.");
    }
}
