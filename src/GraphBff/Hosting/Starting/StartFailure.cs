using System.Data.Common;
using System.Net.Sockets;
using System.Text.Json;
using GraphBff.Engine.Types;
using GraphBff.Schema.Usage;
using GraphBff.Services;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace GraphBff.Hosting.Starting;

/// <summary>Why the product did not start, in a line: what somebody can set right needs no stack.</summary>
internal static class StartFailure
{
    /// <summary>The line; null for a fault of the product's own, which is better seen whole.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        _ when Find<AddressInUseException>(exception) is not null || IsAddressInUse(exception) =>
            $"The server cannot listen. {OneLine(exception)} Another process has the port: stop it, or choose another by --urls http://127.0.0.1:8081.",
        _ when Find<SocketException>(exception) is not null => $"The server cannot listen. {OneLine(exception)}",
        ConfigurationException or OptionsValidationException or UsageFileException or GraphDeclarationException =>
            $"The configuration does not allow a start: {OneLine(exception)}",
        FormatException or InvalidDataException or JsonException => $"The configuration cannot be read: {OneLine(exception)}",
        InvalidOperationException when exception.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal) =>
            $"The configuration cannot be read: {OneLine(exception)}",
        UnauthorizedAccessException or IOException or DbException => $"A file or directory cannot be used: {OneLine(exception)}",
        _ => null,
    };

    private static bool IsAddressInUse(Exception exception) =>
        Find<SocketException>(exception) is { SocketErrorCode: SocketError.AddressAlreadyInUse };

    // Messages of several lines, and causes within causes, as sentences.
    private static string OneLine(Exception exception)
    {
        var sentences = new List<string>();
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            string sentence = string.Join(' ', cause.Message.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
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
