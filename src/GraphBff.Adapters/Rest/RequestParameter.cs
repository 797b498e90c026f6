using System.Globalization;
using GraphBff.Adapters.Operations;
using GraphBff.Engine.Output;
using GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace GraphBff.Adapters.Rest;

/// <summary>A parameter of a request, and how its text becomes JSON.</summary>
internal sealed class RequestParameter(ParameterBinding binding, ParameterPlace place, BindingType type, string key)
{
    private readonly string[]? _values = (type.Type as EnumerationGraphType)?.Values.Select(value => value.Name).ToArray();

    public ParameterBinding Binding { get; } = binding;

    public ParameterPlace Place { get; } = place;

    public BindingType Type { get; } = type;

    /// <summary>The texts in the request; empty if it is absent.</summary>
    public StringValues Read(HttpRequest request) => Place switch
    {
        ParameterPlace.Path => (string?)request.RouteValues[key],
        ParameterPlace.Query => request.Query[Binding.Name],
        _ => request.Headers[Binding.Name],
    };

    /// <summary>Writes texts as the value that the variable takes.</summary>
    /// <returns>What is wrong with the texts; null if they were written.</returns>
    public RequestFault? Write(StringValues texts, JsonOutput output)
    {
        if (!Type.IsList)
        {
            return texts.Count > 1 ? Fault("It must be given once.") : Write(texts[0] ?? "", output);
        }

        output.Raw("["u8);
        for (var i = 0; i < texts.Count; i++)
        {
            output.Raw(i > 0 ? ","u8 : ""u8);
            if (Write(texts[i] ?? "", output) is { } fault)
            {
                return fault;
            }
        }

        output.Raw("]"u8);
        return null;
    }

    public RequestFault Fault(string detail) => new(detail) { Parameter = Binding.Name, Place = Place };

    private RequestFault? Write(string text, JsonOutput output)
    {
        switch (Type.Type)
        {
            case IntGraphType:
                if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
                {
                    return Fault("It must be a whole number.");
                }

                output.Number(whole);
                return null;
            case FloatGraphType:
                if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
                {
                    return Fault("It must be a number.");
                }

                output.Number(number);
                return null;
            case BooleanGraphType:
                if (text is not ("true" or "false"))
                {
                    return Fault("It must be true or false.");
                }

                output.Boolean(text == "true");
                return null;
            default:
                if (_values is not null && !_values.Contains(text))
                {
                    return Fault($"It must be one of {string.Join(", ", _values)}.");
                }

                output.String(text);
                return null;
        }
    }
}
