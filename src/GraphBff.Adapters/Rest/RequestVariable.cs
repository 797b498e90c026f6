using System.Text;
using GraphBff.Engine.Output;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Adapters.Rest;

/// <summary>One variable of an operation, and the parts of a request that set it.</summary>
internal sealed class RequestVariable
{
    private readonly byte[] _member;
    private readonly bool _isBody;
    private readonly RequestParameter[] _whole;
    private readonly (byte[] Member, RequestParameter[] Parameters)[] _fields;

    /// <param name="name">The variable's name.</param>
    /// <param name="isBody">Whether it is the body of the request.</param>
    /// <param name="parameters">What sets it, or fields of it.</param>
    public RequestVariable(string name, bool isBody, IEnumerable<RequestParameter> parameters)
    {
        _member = Member(name);
        _isBody = isBody;
        var byField = parameters.ToLookup(parameter => parameter.Binding.Field);
        _whole = [.. byField[null]];
        _fields = [.. byField.Where(field => field.Key is not null).Select(field => (Member(field.Key!), field.ToArray()))];
    }

    /// <summary>Writes the variable as a member of the variables' object, if the request sets it.</summary>
    public RequestFault? Write(HttpRequest request, ReadOnlySpan<byte> body, JsonOutput output)
    {
        if (_isBody)
        {
            Separate(output);
            output.Raw(_member);
            return WriteBody(request, body, output);
        }

        if (_fields.Length == 0)
        {
            return WriteFirst(request, _whole, _member, output);
        }

        Separate(output);
        output.Raw(_member);
        output.Raw("{"u8);
        var fault = WriteFields(request, output, areRequired: true);
        output.Raw("}"u8);
        return fault;
    }

    // The fields go last, so that they win: of two members with one name, the last counts. What a proxy allowed by the path must be what runs.
    private RequestFault? WriteBody(HttpRequest request, ReadOnlySpan<byte> body, JsonOutput output)
    {
        var content = body.Trim(" \t\r\n"u8);
        if (_fields.Length == 0 || content is not [(byte)'{', .. var members, (byte)'}'])
        {
            output.Raw(content);
            return null;
        }

        output.Raw("{"u8);
        output.Raw(members.Trim(" \t\r\n"u8));
        var fault = WriteFields(request, output, areRequired: false);
        output.Raw("}"u8);
        return fault;
    }

    private RequestFault? WriteFields(HttpRequest request, JsonOutput output, bool areRequired)
    {
        foreach (var (member, parameters) in _fields)
        {
            if (WriteFirst(request, parameters, member, output, areRequired) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static RequestFault? WriteFirst(
        HttpRequest request, RequestParameter[] parameters, byte[] member, JsonOutput output, bool isRequired = true)
    {
        RequestParameter? given = null;
        foreach (var parameter in parameters)
        {
            if (parameter.Read(request) is { Count: > 0 } texts)
            {
                if (given is not null)
                {
                    return parameter.Fault($"It means the same as {given.Binding.Name}: give one of them.");
                }

                given = parameter;
                Separate(output);
                output.Raw(member);
                if (parameter.Write(texts, output) is { } fault)
                {
                    return fault;
                }
            }
        }

        return given is null && isRequired && parameters is [{ Type.IsRequired: true } missing, ..]
            ? missing.Fault("It is required.")
            : null;
    }

    private static void Separate(JsonOutput output)
    {
        if (output.WrittenMemory.Span is not [.., (byte)'{'])
        {
            output.Raw(","u8);
        }
    }

    private static byte[] Member(string name) => Encoding.UTF8.GetBytes($"\"{name}\":");
}
