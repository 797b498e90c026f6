using System.Buffers;
using System.Text.Json;
using GraphBff.Engine.Errors;

namespace GraphBff.Adapters.Mcp;

/// <summary>The arguments of a call as the variables of its operation.</summary>
internal static class ToolArguments
{
    /// <summary>The variables as JSON.</summary>
    public static ReadOnlyMemory<byte> Write(IDictionary<string, JsonElement>? arguments)
    {
        if (arguments is null or { Count: 0 })
        {
            return default;
        }

        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in arguments)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return output.WrittenMemory;
    }

    /// <summary>
    /// Why the arguments are not those of the tool; null if they are. GraphQL ignores variables that an operation does not have. But an
    /// agent that misspells an argument must learn it.
    /// </summary>
    public static GraphError? FaultOf(GraphTool tool, IDictionary<string, JsonElement>? arguments)
    {
        foreach (var name in arguments?.Keys ?? [])
        {
            if (!tool.Arguments.Contains(name))
            {
                var known = tool.Arguments.Count > 0 ? $"It takes {string.Join(", ", tool.Arguments)}." : "It takes none.";
                return new GraphError(ErrorCodes.BadUserInput, $"The tool has no argument '{LogText.Of(name)}'. {known}");
            }
        }

        return null;
    }
}
