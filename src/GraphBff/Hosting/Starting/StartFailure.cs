using System.Data.Common;
using System.Net.Sockets;
using System.Text.Json;
using GraphBff.Adapters.Operations;
using GraphBff.Engine.Types;
using GraphBff.Schema.Usage;
using GraphBff.Services;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace GraphBff.Hosting.Starting;

/// <summary>Explains in one line why the product did not start.</summary>
internal static class StartFailure
{
    /// <summary>Makes the line.</summary>
    /// <param name="exception">The exception from before the start.</param>
    /// <param name="configuration">The server's configuration; null if it could not be read.</param>
    /// <param name="isKnown">Whether the line explains everything. If not, the stack helps.</param>
    public static string Explain(Exception exception, IConfiguration? configuration, out bool isKnown)
    {
        var line = Known(exception, configuration);
        isKnown = line is not null;
        return line ?? $"The server could not start. {exception.GetType().Name}: {OneLine(exception)}";
    }

    /// <inheritdoc cref="Explain(Exception, IConfiguration, out bool)"/>
    public static string Explain(Exception exception, IConfiguration configuration) => Explain(exception, configuration, out _);

    private static string? Known(Exception exception, IConfiguration? configuration) => exception switch
    {
        _ when Find<AddressInUseException>(exception) is not null || IsAddressInUse(exception) =>
            $"The server cannot listen. {OneLine(exception)} Another process has the port: stop it, or choose another port with --urls "
            + "http://127.0.0.1:8081.",
        _ when Find<SocketException>(exception) is not null => $"The server cannot listen. {OneLine(exception)}",
        ArgumentOutOfRangeException { ParamName: "port" } =>
            "The server cannot listen. A port is 0 to 65535: see --urls, ASPNETCORE_URLS, ASPNETCORE_HTTP_PORTS and Kestrel:Endpoints.",
        OptionsValidationException invalid => $"The configuration does not allow a start: {OptionFaults.Explain(invalid, configuration)}",
        // One exception for each class of options.
        AggregateException many when many.InnerExceptions.All(cause => cause is OptionsValidationException) =>
            "The configuration does not allow a start: " + string.Join(
                ' ',
                many.InnerExceptions.Cast<OptionsValidationException>().Select(invalid => OptionFaults.Explain(invalid, configuration))),
        ConfigurationException or UsageFileException or GraphDeclarationException or OperationFileException =>
            $"The configuration does not allow a start: {OneLine(exception)}",
        FormatException or InvalidDataException or JsonException => $"The configuration cannot be read: {OneLine(exception)}",
        InvalidOperationException when exception.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal) =>
            $"The configuration cannot be read: {OneLine(exception)}",
        InvalidOperationException when exception.Message.StartsWith("Configuration value ", StringComparison.Ordinal) =>
            $"The configuration cannot be read: {OneLine(exception)} Logging:LogLevel takes "
            + $"{string.Join(", ", Enum.GetNames<LogLevel>())}.",
        OperationCanceledException => "The server was stopped before it started.",
        UnauthorizedAccessException or IOException or DbException => $"A file or directory cannot be used: {OneLine(exception)}",
        _ => null,
    };

    private static bool IsAddressInUse(Exception exception)
        => Find<SocketException>(exception) is { SocketErrorCode: SocketError.AddressAlreadyInUse };

    // Joins messages of several lines, and nested causes, as sentences.
    private static string OneLine(Exception exception)
    {
        var sentences = new List<string>();
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            var sentence = string.Join(
                ' ', cause.Message.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            if (!sentences.Any(known => known.Contains(sentence.TrimEnd('.'), StringComparison.OrdinalIgnoreCase)))
            {
                sentences.Add(sentence.EndsWith('.') ? sentence : sentence + '.');
            }
        }

        return string.Join(' ', sentences);
    }

    private static T? Find<T>(Exception? exception)
        where T : Exception => exception switch
        {
            null => null,
            T found => found,
            AggregateException many => many.InnerExceptions.Select(Find<T>).FirstOrDefault(found => found is not null),
            _ => Find<T>(exception.InnerException),
        };
}
