using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GraphBff.Binding.Options;
using GraphBff.Binding.Plans;
using GraphBff.Binding.Serving;

namespace GraphBff.Binding.Explaining;

/// <summary>The plan for programs, as one JSON object. Readers ignore members that they do not know.</summary>
internal static class JsonExplanation
{
    private const int Version = 1;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // It is read by programs and people, never inside HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <param name="plan">The plan.</param>
    /// <param name="environment">The variables of the environment, for addresses.</param>
    public static string Of(GraphPlan plan, Func<string, string?> environment) => JsonSerializer.Serialize(
        new
        {
            Format = "graphbff-explain",
            Version,
            Services = plan.Services.Select(service => new
            {
                Service = service.Service.FullName,
                Address = service.Line.Address is { } address ? Address(address, environment) : null,
                Methods = service.Methods.Select(Method),
            }),
            Types = plan.Types.Select(type => new
            {
                type.Name,
                Message = type.Message.FullName,
                Kind = type.IsInput ? "input" : type.Key.Count > 0 ? "node" : "object",
                Key = type.Key.Count > 0 ? type.Key.Select(part => part.Name) : null,
                Fields = type.Members.ToDictionary(member => member.Name, member => member.Type),
            }),
            Enums = plan.Enums.Select(type => new
            {
                type.Name,
                Enum = type.Enum.FullName,
                Values = type.Values.ToDictionary(value => value.Name, value => value.Value.Name),
            }),
            Edges = plan.Edges.Select(edge => new
            {
                Type = edge.Type.Name,
                From = edge.Field.Name,
                Field = edge.Name,
                Target = edge.Target.Name,
                edge.IsList,
                Reason = Describe(edge.Why),
            }),
            Names = plan.Collisions,
        },
        Format) + "\n";

    private static object Address(string address, Func<string, string?> environment)
    {
        var (_, missing) = Variables.Expand(address, environment);
        return new { Text = address, NotSet = missing };
    }

    private static object Method(MethodPlan method) => new
    {
        Method = method.Method.Name,
        method.Use,
        Field = method.Field?.Name,
        Arguments = method.Field?.Arguments.ToDictionary(argument => argument.Name, argument => argument.Type),
        method.Field?.Type,
        Key = method.Field?.Key is { Count: > 0 } key ? key.Select(part => part.Name) : null,
        NotServed = Unserved.Of(method),
        Reasons = method.Reasons.Select(Describe),
        Lines = method.Remedies.Count > 0 ? method.Remedies : null,
    };

    private static object Describe(Reason reason) => new
    {
        Text = reason.Text.Length > 0 ? reason.Text : null,
        reason.Convention,
        Line = reason.Line?.ToString(),
    };
}
