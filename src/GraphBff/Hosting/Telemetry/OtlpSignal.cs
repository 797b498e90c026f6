using System.Globalization;
using GraphBff.Services;
using OpenTelemetry.Exporter;

namespace GraphBff.Hosting.Telemetry;

/// <summary>
/// The variables for one signal alone, such as <c>OTEL_EXPORTER_OTLP_TRACES_ENDPOINT</c>. They win over those for all signals, which the
/// exporter reads itself. It reads these only if it exports every signal.
/// </summary>
/// <param name="configuration">The configuration.</param>
/// <param name="signal">The signal in its variables: <c>TRACES</c> or <c>METRICS</c>.</param>
internal sealed class OtlpSignal(IConfiguration configuration, string signal)
{
    /// <exception cref="ConfigurationException">A value is not valid.</exception>
    public void Configure(OtlpExporterOptions options)
    {
        // Once it is set, the exporter adds no path to it: this one is the whole address.
        if (Read("ENDPOINT", text => new Uri(text)) is { } endpoint)
        {
            options.Endpoint = endpoint;
        }

        options.Headers = Read("HEADERS", text => text) ?? options.Headers;
        options.TimeoutMilliseconds = Read("TIMEOUT", text => (int?)int.Parse(text, CultureInfo.InvariantCulture))
            ?? options.TimeoutMilliseconds;
        options.Protocol = Read("PROTOCOL", ProtocolOf) ?? options.Protocol;
    }

    private T? Read<T>(string name, Func<string, T> read)
    {
        var key = $"OTEL_EXPORTER_OTLP_{signal}_{name}";
        try
        {
            return configuration[key] is { Length: > 0 } text ? read(text) : default;
        }
        catch (FormatException exception)
        {
            throw new ConfigurationException($"{key}: {exception.Message}");
        }
    }

    private static OtlpExportProtocol? ProtocolOf(string text) => text switch
    {
        "grpc" => OtlpExportProtocol.Grpc,
        "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
        _ => throw new FormatException($"'{text}' is neither grpc nor http/protobuf."),
    };
}
