using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using GraphBff.Adapters.Operations;
using GraphBff.Engine.Output;
using GraphQL.Types;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Adapters.Rest;

/// <summary>Makes the variables of an operation from a request, as JSON. The engine checks and coerces them.</summary>
internal sealed class RequestVariables
{
    private const int MaxDepth = 64;

    private readonly RequestVariable[] _variables;

    public RequestVariables(OperationFile file, ISchema schema)
    {
        HasBody = file.BodyVariable is not null;
        var declared = (file.Operation.Variables?.Items ?? []).ToDictionary(variable => variable.Variable.Name.StringValue);
        Parameters =
        [
            .. Of(file.Http!.RouteParameters, ParameterPlace.Path),
            .. Of(file.Http.QueryParameters, ParameterPlace.Query),
            .. Of(file.Http.HeaderParameters, ParameterPlace.Header),
        ];
        _variables =
        [
            .. declared.Keys.Select(name => new RequestVariable(
                name, name == file.BodyVariable, Parameters.Where(parameter => parameter.Binding.Variable == name))),
        ];

        IEnumerable<RequestParameter> Of(IReadOnlyList<ParameterBinding> bindings, ParameterPlace place)
            => bindings.Select((binding, index) => new RequestParameter(
                binding,
                place,
                BindingType.Of(schema, declared[binding.Variable], binding.Field)!,
                RestRoute.KeyOf(index)));
    }

    /// <summary>Whether the request has a body of JSON.</summary>
    public bool HasBody { get; }

    public IReadOnlyList<RequestParameter> Parameters { get; }

    /// <summary>Writes the variables' object.</summary>
    /// <param name="request">The request.</param>
    /// <param name="body">Its body; empty if it has none.</param>
    /// <param name="output">Takes the object.</param>
    /// <returns>Why the request does not run; null if the variables were written.</returns>
    public RequestFault? Write(HttpRequest request, ReadOnlySpan<byte> body, JsonOutput output)
    {
        if (HasBody && CheckBody(body) is { } broken)
        {
            return broken;
        }

        output.Raw("{"u8);
        foreach (var variable in _variables)
        {
            if (variable.Write(request, body, output) is { } fault)
            {
                return fault;
            }
        }

        output.Raw("}"u8);
        return null;
    }

    private static RequestFault? CheckBody(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            return new RequestFault("The request needs a body of JSON.") { Pointer = "#" };
        }

        if (!Utf8.IsValid(body))
        {
            return new RequestFault("The body is not in UTF-8.") { Pointer = "#" };
        }

        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
            while (reader.Read())
            {
            }

            return null;
        }
        catch (JsonException exception)
        {
            var place = string.Create(
                CultureInfo.InvariantCulture, $"line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}");
            return new RequestFault($"The body is not valid JSON, at {place}.") { Pointer = "#" };
        }
    }
}
