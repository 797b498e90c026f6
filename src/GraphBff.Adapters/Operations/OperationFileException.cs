namespace GraphBff.Adapters.Operations;

/// <summary>An operation file cannot be served. The message names the file and the line.</summary>
/// <param name="file">The file's path.</param>
/// <param name="line">The line, from 1.</param>
/// <param name="message">What is wrong, as a sentence.</param>
public sealed class OperationFileException(string file, int line, string message)
    : Exception($"{file}, line {line}: {message}");
