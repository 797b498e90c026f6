using GraphBff.Adapters.Operations;
using GraphQLParser.AST;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Adapters.Rest;

/// <summary>Finds the part of a request that an error of the graph is about.</summary>
internal sealed class RequestPlaces
{
    private readonly string? _body;
    private readonly IReadOnlyList<RequestParameter> _parameters;
    private readonly Dictionary<string, string> _variables = [];

    public RequestPlaces(OperationFile file, IReadOnlyList<RequestParameter> parameters)
    {
        _body = file.BodyVariable;
        _parameters = parameters;
        foreach (var argument in file.Operation.SelectionSet.Selections.OfType<GraphQLField>()
            .SelectMany(field => field.Arguments?.Items ?? []))
        {
            if (argument.Value is GraphQLVariable variable)
            {
                _variables.TryAdd(argument.Name.StringValue, variable.Name.StringValue);
            }
        }
    }

    /// <param name="request">The request.</param>
    /// <param name="detail">What is wrong.</param>
    /// <param name="path">From the argument of the root field down.</param>
    public RequestFault OfArgument(HttpRequest request, string detail, IReadOnlyList<string> path)
        => path.Count > 0 && _variables.TryGetValue(path[0], out var variable)
            ? OfVariable(request, detail, [variable, .. path.Skip(1)])
            : new RequestFault(detail);

    /// <param name="request">The request.</param>
    /// <param name="detail">What is wrong.</param>
    /// <param name="path">From the variable down.</param>
    public RequestFault OfVariable(HttpRequest request, string detail, IReadOnlyList<string> path)
        => _parameters.FirstOrDefault(parameter => IsAt(parameter.Binding, path) && parameter.Read(request).Count > 0) is { } parameter
            ? parameter.Fault(detail)
            : path[0] == _body ? new RequestFault(detail) { Pointer = string.Concat(path.Skip(1).Select(Step).Prepend("#")) }
            : new RequestFault(detail);

    private static bool IsAt(ParameterBinding binding, IReadOnlyList<string> path)
        => binding.Variable == path[0] && (binding.Field is null || (path.Count > 1 && binding.Field == path[1]));

    // Names of GraphQL need no escapes.
    private static string Step(string name) => "/" + name;
}
